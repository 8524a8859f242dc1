/** Where Xet is spoken; below `/api`, which every proxy in front of the service passes on. */
export const xetBase = 'api/xet';

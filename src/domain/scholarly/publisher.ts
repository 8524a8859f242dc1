/** Who publishes: the same for every record of an instance (scholarly A.1). */
export const publisher = 'Sphere';

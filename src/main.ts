#!/usr/bin/env node
import 'reflect-metadata';
import { runProgram } from './doors/cli/program.js';
import { installation } from './installation.js';

process.exitCode = await runProgram(process.argv, installation);

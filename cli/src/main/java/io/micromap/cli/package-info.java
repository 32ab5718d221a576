/**
 * The program: finds the command that the arguments name, composes it with Guice and runs it. Only
 * this package opens the standard output streams and ends the program.
 */
package io.micromap.cli;

/**
 * The command line: one class a verb, options in, exit code out; what is done is done elsewhere.
 * The one place that composes rooms (Guice) and that writes to the standard streams.
 */
package io.micromap.cli;

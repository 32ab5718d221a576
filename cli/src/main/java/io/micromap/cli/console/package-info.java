/** What all verbs print with and read with: the standard streams and lines of JSON. */
package io.micromap.cli.console;

/** What all verbs print and read with: the two standard streams and lines of JSON. */
package io.micromap.cli.console;

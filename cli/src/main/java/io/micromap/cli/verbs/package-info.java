/** The single verbs, one class each: options, one call, print, exit code. */
package io.micromap.cli.verbs;

/** {@code micromap bench}: one class per command. */
package io.micromap.cli.bench;

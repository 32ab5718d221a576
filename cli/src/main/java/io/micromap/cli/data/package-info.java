/** {@code micromap data}: one class per command. */
package io.micromap.cli.data;

/** {@code micromap rails}: one class per command. */
package io.micromap.cli.rails;

/** {@code micromap domains}: one class per command. */
package io.micromap.cli.domains;

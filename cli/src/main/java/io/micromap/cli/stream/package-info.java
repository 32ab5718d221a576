/** Rows answered on all cores, the answers written in the order of the rows. */
package io.micromap.cli.stream;

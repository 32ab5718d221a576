/**
 * The contract between Micromap and a domain: what a domain author implements and nothing else.
 *
 * <p>It imports the JDK alone, so that a domain jar needs no other library of ours and a plugin's
 * class loader has only this package to share with its host.
 */
@NullMarked
package io.micromap.spi;

import org.jspecify.annotations.NullMarked;

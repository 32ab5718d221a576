/**
 * For authors of domains: their domain against the contract, as JUnit tests. Imports {@code spi},
 * {@code runtime} and {@code training}.
 */
package io.micromap.testkit;

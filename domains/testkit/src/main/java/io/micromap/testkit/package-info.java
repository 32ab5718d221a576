/** The contract as JUnit tests, for domain authors. */
package io.micromap.testkit;

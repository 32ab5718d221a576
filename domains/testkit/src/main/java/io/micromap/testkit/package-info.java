/** For authors of domains: their domain against the contract, as JUnit tests. */
package io.micromap.testkit;

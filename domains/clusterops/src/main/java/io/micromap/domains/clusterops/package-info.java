/** The clusterops domain: its classes and its prompts. Imports {@code spi} alone. */
package io.micromap.domains.clusterops;

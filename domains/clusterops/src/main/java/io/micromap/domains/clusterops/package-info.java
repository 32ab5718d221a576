/** The clusterops domain: its classes and its prompts. */
package io.micromap.domains.clusterops;

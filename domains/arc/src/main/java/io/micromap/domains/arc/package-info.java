/** The arc domain: its classes and its prompts. */
package io.micromap.domains.arc;

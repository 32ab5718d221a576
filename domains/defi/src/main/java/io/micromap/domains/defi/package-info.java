/** The defi domain: its classes and its prompts. */
package io.micromap.domains.defi;

/** Writes new domains to start from; the files stand beside these classes as resources. */
package io.micromap.contract.scaffold;

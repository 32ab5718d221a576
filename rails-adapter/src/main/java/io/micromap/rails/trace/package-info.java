/** Named channels over the same samples, which every stage reads. */
package io.micromap.rails.trace;

/** Jackson's room: the one JSON dialect that all artifacts share. */
package io.micromap.runtime.json;

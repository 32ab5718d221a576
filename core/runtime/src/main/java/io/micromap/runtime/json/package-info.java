/** Jackson's room: the one JSON dialect that all artifacts share. Imports nothing of ours. */
package io.micromap.runtime.json;

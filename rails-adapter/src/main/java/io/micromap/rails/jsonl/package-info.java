/**
 * Raw traces as lines of JSON: requests in, parses out. Imports {@code parse}, {@code fitted},
 * {@code warp} and {@code runtime}'s JSON.
 */
package io.micromap.rails.jsonl;

/** Raw traces as lines of JSON: requests in, parses out. */
package io.micromap.rails.jsonl;

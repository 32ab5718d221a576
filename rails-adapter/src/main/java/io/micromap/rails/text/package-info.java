/**
 * Evidence from text: what the rails learn by themselves from labelled prompts, the most probable
 * plan of a prompt, and its channels as traces. Never sees a mapper's decision.
 */
package io.micromap.rails.text;

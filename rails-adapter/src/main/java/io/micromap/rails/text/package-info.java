/**
 * Evidence from text: learnt by the rails from labelled prompts, it gives the most probable plan of
 * a prompt, and its channels as traces. Never sees a mapper's decision.
 */
package io.micromap.rails.text;

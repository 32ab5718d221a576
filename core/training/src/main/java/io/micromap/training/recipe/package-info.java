/** The whole recipe in one go. Imports the rest of {@code training} and {@code runtime}. */
package io.micromap.training.recipe;

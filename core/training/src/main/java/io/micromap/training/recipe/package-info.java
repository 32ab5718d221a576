/** The whole recipe in one go. */
package io.micromap.training.recipe;

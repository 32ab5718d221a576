/** What can go wrong in a way a user can fix: codes and the one exception. */
@NullMarked
package io.micromap.runtime.error;

import org.jspecify.annotations.NullMarked;

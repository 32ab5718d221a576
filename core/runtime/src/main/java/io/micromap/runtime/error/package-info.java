/** What can go wrong in a way a user can mend: codes and the one exception. */
package io.micromap.runtime.error;

/** The contract of domains, as checks that both authors and users run. */
package io.micromap.contract;

/** What a domain promises, as checks that its author and its user run alike. */
package io.micromap.contract;

/** What is scored: observations, the factors behind them, data sets, and representations. */
package org.teasel.api.data;

/** Tables in CSV files: columns of numbers, and columns of labels with codes for them. */
package org.teasel.adapters.arrays.csv;

/** A metric and an encoder that Teasel finds as plugins. */
package com.example.plugin;

/** Modules of users, which add to the tables of all floors below. */

export { checkPlugin, type EntryReport } from "./check/mod.ts";
export { loadPlugin, pluginModule } from "./load_plugin.ts";
export { definePlugin, type Plugin, type PluginWorkload } from "./plugin.ts";
export { findPluginFiles, installPackages, type PluginFiles } from "./plugin_files.ts";

import { defineCommand } from "./command_row.ts";

/** `doctor`. */
export const doctor = defineCommand({
  name: "doctor",
  help: "Check that this machine can run trials.",
  async action() {
    const { doctorCommand } = await import("../doctor_command.ts");
    return await doctorCommand();
  },
});

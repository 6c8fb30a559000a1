import Commands

await runTool()

/** 局领导, who belong to none of the units (决策 005): their sheet is unit 00's, whether or not the bureau keeps the unit. */
export const LEADERSHIP = { id: 0, code: "00", name: "局领导" } as const;

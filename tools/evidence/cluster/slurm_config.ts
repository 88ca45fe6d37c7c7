/** The configuration of a SLURM cluster whose nodes are all this machine. */
export interface SlurmConfig {
  /** For everything that the cluster keeps, and its logs. */
  readonly folder: string;
  /** What `hostname -s` prints. */
  readonly host: string;
  readonly nodes: readonly string[];
  /** The first is the controller's; one more for each node. */
  readonly ports: readonly number[];
}

/** A moment after a node fell silent it counts as down, and what ran there goes back into the queue. */
export const NODE_TIMEOUT = 5;

/** As slurm.conf. Root runs all of it; there is no accounting, and no control groups. */
export function slurmConfig({ folder, host, nodes, ports }: SlurmConfig): string {
  const [controller, ...others] = ports;
  return `ClusterName=gradnoise
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${controller}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CredType=cred/munge
# What was requeued may start when its credential has expired.
AuthInfo=socket=${folder}/munge.socket,cred_expire=6
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool-%n
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd-%n.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=2,batch_sched_delay=1
ReturnToService=2
# A lost job goes back into the queue as soon as its node is there again.
BatchStartTimeout=1
MessageTimeout=5
SlurmdTimeout=${NODE_TIMEOUT}
KillWait=5
MinJobAge=3600
${
    nodes.map((node, i) =>
      `NodeName=${node} NodeHostname=${host} NodeAddr=127.0.0.1 Port=${others[i]} CPUs=1`
    ).join("\n")
  }
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE
`;
}

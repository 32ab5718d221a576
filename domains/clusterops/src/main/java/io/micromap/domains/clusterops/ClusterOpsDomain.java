package io.micromap.domains.clusterops;

import io.micromap.spi.Dataset;
import io.micromap.spi.DomainModule;
import io.micromap.spi.FeaturizerDefinition;
import io.micromap.spi.Label;
import java.util.List;
import java.util.Map;

/** Running the workloads and nodes of a cluster. */
public final class ClusterOpsDomain implements DomainModule {

  private static final List<Label> LABELS =
      List.of(
          Label.of(
              "scale_workload",
              "Change the number of replicas, the size or the autoscaling bounds of a service.",
              "scale up to",
              "scale down to",
              "scale out",
              "scale to zero",
              "replicas",
              "more pods",
              "fewer replicas",
              "double the instances",
              "replica count",
              "number of instances",
              "hpa max",
              "autoscaler minimum",
              "autoscaling bounds",
              "add two more replicas",
              "shrink to one pod",
              "kubectl scale",
              "downsize the service"),
          Label.of(
              "restart_workload",
              "Restart, bounce, recycle or roll the running pods of a service without changing its version.",
              "restart",
              "bounce",
              "recycle the pods",
              "rolling restart",
              "rollout restart",
              "kick the pods",
              "reboot the container",
              "cycle the pods",
              "kill the pod so it comes back",
              "stop and start",
              "turn it off and on again",
              "fresh pods",
              "respawn",
              "reload by restarting",
              "unstick the hung pod",
              "power cycle"),
          Label.of(
              "rollback_release",
              "Return a service to an earlier version, image or revision.",
              "roll back",
              "rollback",
              "revert",
              "undo the deploy",
              "previous version",
              "go back to",
              "earlier release",
              "last known good",
              "downgrade to",
              "back out the release",
              "rollout undo",
              "helm rollback",
              "prior revision",
              "old image again",
              "restore the previous build",
              "return to the stable version"),
          Label.of(
              "deploy_release",
              "Roll out, ship, install or upgrade to a version, image or chart.",
              "deploy",
              "roll out version",
              "ship the build",
              "release to production",
              "push to staging",
              "promote to prod",
              "helm install",
              "helm upgrade chart",
              "apply the manifest",
              "install the chart",
              "set image",
              "upgrade to the latest",
              "new version live",
              "canary release",
              "blue green deploy",
              "go live with",
              "bump the image tag"),
          Label.of(
              "drain_node",
              "Evacuate or cordon a machine of the cluster so that it can be maintained or removed.",
              "drain node",
              "cordon",
              "evacuate the host",
              "evict all pods from node",
              "mark unschedulable",
              "take node out of service",
              "stop scheduling on",
              "maintenance mode for machine",
              "empty the worker",
              "move workloads off node",
              "decommission the machine",
              "taint noexecute",
              "vacate the host",
              "remove node from the pool",
              "clear the machine for maintenance",
              "no new pods on node"),
          Label.of(
              "show_logs",
              "Tail, print, fetch or search the log output of a workload or node.",
              "show logs",
              "tail the logs",
              "kubectl logs",
              "last 100 lines",
              "fetch logs",
              "log output",
              "follow the log",
              "stdout",
              "stderr",
              "grep errors in the log",
              "stack trace",
              "error log",
              "access log",
              "journalctl",
              "log lines since",
              "dump the log",
              "previous container's logs"),
          Label.of(
              "show_status",
              "Show the health or state of pods, nodes, services or a rollout and what is running.",
              "show status",
              "is it healthy",
              "what's running",
              "get pods",
              "get nodes",
              "rollout status",
              "which pods are failing",
              "list pods",
              "cluster health",
              "is it up",
              "which version is running",
              "ready replicas",
              "node conditions",
              "describe pod",
              "restart counts",
              "did the rollout finish",
              "current state of",
              "crashloop pods list"),
          Label.of(
              "run_backup",
              "Take a snapshot, dump or backup of a volume or database now.",
              "back up",
              "take a backup",
              "run the backup",
              "snapshot the volume",
              "create a snapshot",
              "dump the database",
              "pg_dump",
              "mysqldump",
              "etcd snapshot save",
              "velero backup",
              "full backup",
              "database dump to s3",
              "copy to the backup bucket",
              "on-demand snapshot",
              "incremental backup",
              "mongodump"),
          Label.of(
              "rotate_secret",
              "Renew, change or replace a certificate, key, password or token.",
              "rotate the secret",
              "renew the certificate",
              "change the password",
              "new api key",
              "replace the token",
              "key rotation",
              "regenerate the token",
              "reissue the cert",
              "revoke and replace",
              "new credentials",
              "leaked key",
              "expired certificate",
              "roll the signing key",
              "reset the db password",
              "tls cert renewal",
              "certs renew",
              "fresh credentials"),
          Label.of(
              "update_config",
              "Change an environment variable, flag, resource limit or config map value of a workload.",
              "set env",
              "environment variable",
              "config map",
              "feature flag",
              "turn on the flag",
              "log level to debug",
              "memory limit",
              "cpu limit",
              "change the timeout",
              "edit the configmap",
              "update the setting",
              "set the value of",
              "enable the feature",
              "disable the option",
              "raise the rate limit",
              "heap size",
              "helm set value",
              "pool size"));

  @Override
  public String id() {
    return "clusterops";
  }

  @Override
  public String description() {
    return "Running the workloads and nodes of a cluster: scale, restart, deploy, roll back, inspect.";
  }

  @Override
  public List<Label> labels() {
    return LABELS;
  }

  @Override
  public List<FeaturizerDefinition> featurizers() {
    return List.of(FeaturizerDefinition.lexical(Map.of("negation", "true", "moods", "true")));
  }

  @Override
  public List<Dataset> datasets() {
    return List.of(
        Dataset.csv(Dataset.Split.TRAINING, ClusterOpsDomain.class, "train.csv"),
        Dataset.csv(Dataset.Split.EVALUATION, ClusterOpsDomain.class, "eval.csv"),
        Dataset.csv(Dataset.Split.GOLDEN, ClusterOpsDomain.class, "golden.csv"));
  }
}

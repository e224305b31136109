resource "aws_msk_cluster" "main" {
  cluster_name           = "main"
  kafka_version          = "3.5.1"
  number_of_broker_nodes = 3

  broker_node_group_info {
    instance_type   = "kafka.m5.large"
    client_subnets  = ["subnet-1", "subnet-2", "subnet-3"]
    security_groups = ["sg-1"]
  }
}

output "brokers" {
  value = aws_msk_cluster.main.bootstrap_brokers_scram
}

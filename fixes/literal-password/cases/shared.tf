resource "aws_rds_cluster" "one" {
  cluster_identifier  = "one"
  engine              = "aurora-postgresql"
  master_username     = "app"
  master_password     = "changeme"
  skip_final_snapshot = true
}

resource "aws_rds_cluster" "two" {
  cluster_identifier  = "two"
  engine              = "aurora-postgresql"
  master_username     = "app"
  master_password     = "changeme"
  skip_final_snapshot = true
}

resource "aws_mq_broker" "jobs" {
  broker_name        = "jobs"
  engine_type        = "ActiveMQ"
  engine_version     = "5.18"
  host_instance_type = "mq.t3.micro"

  user {
    username = "jobs"
    password = "Jobs-And-More-1"
  }
}

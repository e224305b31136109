resource "aws_dms_replication_instance" "migration" {
  replication_instance_class = "dms.t3.micro"
  replication_instance_id    = "migration"
}

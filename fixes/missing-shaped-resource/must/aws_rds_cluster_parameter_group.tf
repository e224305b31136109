resource "aws_rds_cluster_parameter_group" "this" {
  name   = slot("own_name")
  family = slot("family")

  tags = slot("tags")
}

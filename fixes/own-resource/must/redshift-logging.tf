resource "aws_redshift_logging" "this" {
  cluster_identifier = this.id
}

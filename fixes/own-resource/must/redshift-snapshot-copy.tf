resource "aws_redshift_snapshot_copy" "this" {
  cluster_identifier = this.id
}

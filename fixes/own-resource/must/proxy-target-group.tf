resource "aws_db_proxy_default_target_group" "this" {
  db_proxy_name = this.name
}

resource "aws_db_instance" "main" {
  engine                    = "postgres"
  skip_final_snapshot       = false
  final_snapshot_identifier = "shop-last"
}

resource "aws_db_instance" "copy" {
  replicate_source_db = aws_db_instance.main.identifier
}

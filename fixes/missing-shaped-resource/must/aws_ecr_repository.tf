resource "aws_ecr_repository" "this" {
  name = slot("own_name")

  image_scanning_configuration {
    scan_on_push = true
  }

  tags = slot("tags")
}

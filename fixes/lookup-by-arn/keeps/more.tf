data "aws_codebuild_project" "build" {
  name = "build"
}

data "aws_cloudtrail" "main" {
  tags = { Name = "main" }
}

output "role" {
  value = data.aws_codebuild_project.build.service_role
}

output "trail" {
  value = data.aws_cloudtrail.main.arn
}
